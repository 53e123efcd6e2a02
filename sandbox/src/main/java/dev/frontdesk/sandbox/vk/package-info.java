/**
 * Stands in for VK communities: API methods, Bots Long Poll, Callback API and upload servers, as <a
 * href="https://dev.vk.com/ru/api/community-messages/getting-started">VK</a> describes them. Traps: errors come with
 * status 200, the token may be refused for three reasons, and a group chat's messages have no id but only a number.
 */
@NullMarked
package dev.frontdesk.sandbox.vk;

import org.jspecify.annotations.NullMarked;
