package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import java.util.Locale;
import java.util.function.Predicate;

/** The places of the left rail, in its order. */
public enum Room {
    OVERVIEW("/app", "home", true, Caller::mayConverse),
    MESSAGING("/app/messaging", "messages", true, Caller::mayConverse),
    /** Customers see their own profile, orders and issues there. */
    CRM("/app/crm", "crm", true, caller -> true),
    PROJECTS("/app/projects", "projects", true, Caller::mayConverse),
    INTEGRATIONS("/app/integrations", "plug", true, Caller::mayConverse),
    PEOPLE("/app/people", "people", false, Caller::mayAdminister),
    AUDIT("/app/audit", "audit", false, Caller::mayAdminister),
    JOBS("/app/jobs", "jobs", false, Caller::mayAdminister),
    SETTINGS("/app/settings", "settings", false, caller -> true);

    private final String path;
    private final String icon;
    private final boolean daily;
    private final Predicate<Caller> open;

    Room(String path, String icon, boolean daily, Predicate<Caller> open) {
        this.path = path;
        this.icon = icon;
        this.daily = daily;
        this.open = open;
    }

    public String path() {
        return path;
    }

    public String icon() {
        return icon;
    }

    /** Whether it is visited all day; the others stand apart, and behind "More" on a phone. */
    public boolean daily() {
        return daily;
    }

    public boolean openTo(Caller caller) {
        return open.test(caller);
    }

    /** Key of its name. */
    public String word() {
        return "panel.room." + name().toLowerCase(Locale.ROOT);
    }

    boolean holds(String address) {
        return this == OVERVIEW ? address.equals(path) : address.equals(path) || address.startsWith(path + "/");
    }
}
