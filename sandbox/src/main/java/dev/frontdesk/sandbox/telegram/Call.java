package dev.frontdesk.sandbox.telegram;

/** One call of a method by a bot. */
record Call(Bot bot, Arguments arguments) {

    Telegram telegram() {
        return bot.telegram();
    }
}
