package dev.frontdesk.media;

import dev.frontdesk.panel.Field;

/**
 * What the tab shows.
 *
 * @param percent of what may be kept; above 100 where less may be kept than is
 * @param megabytes what a super admin may change
 */
public record MediaQuotaTab(long files, long bytesUsed, long bytesMax, int percent, Field megabytes) {

    /** How worrying it is: good, warn or bad. */
    public String tone() {
        return percent >= 100 ? "bad" : percent >= MediaQuotas.WARNING ? "warn" : "good";
    }
}
