package dev.frontdesk.sandbox.telegram;

/** A method of the Bot API. */
@FunctionalInterface
interface ApiMethod {

    /** Throws {@link Refusal} where Telegram says no. */
    Reply answer(Call call) throws InterruptedException;
}
