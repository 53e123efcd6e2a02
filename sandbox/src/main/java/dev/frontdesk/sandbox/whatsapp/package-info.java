/**
 * Stands in for WhatsApp through Twilio: accounts with one sender each, the people who write to it, and the parts of the
 * Messages, Content, Senders and Typing APIs that an assistant needs.
 *
 * <p>Easy to get wrong: a 201 says nothing about delivery, most refusals come as a status callback; the 24-hour window,
 * the sandbox's join and links to media run on the movable clock, retries and the pauses between statuses on the real
 * one.
 */
@NullMarked
package dev.frontdesk.sandbox.whatsapp;

import org.jspecify.annotations.NullMarked;
