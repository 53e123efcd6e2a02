package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Dialect;

/** Plain text: VK has no marks, and takes named links only to itself, so addresses stand behind their words. */
final class VkDialect implements Dialect {

    @Override
    public int renderedLengthMax() {
        return VkMessenger.TEXT_MAX;
    }

    @Override
    public String escape(String text) {
        return text;
    }

    @Override
    public String open(Mark mark, String info) {
        return "";
    }

    @Override
    public String close(Mark mark, String info) {
        return "";
    }

    @Override
    public String openLink(String url) {
        return "";
    }

    @Override
    public String closeLink(String url) {
        return " (" + url + ")";
    }
}
