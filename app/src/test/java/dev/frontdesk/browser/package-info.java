/** Meets the product as a person does: in a real browser, on the pages, with the sandbox's customers at the other end. */
@NullMarked
package dev.frontdesk.browser;

import org.jspecify.annotations.NullMarked;
