package dev.frontdesk.organization;

/** A change of the members that the organization's state does not allow. */
public final class MemberConflict extends RuntimeException {

    public enum Reason {
        ALREADY_MEMBER,
        LAST_VENDOR
    }

    private final Reason reason;

    MemberConflict(Reason reason) {
        super(
                switch (reason) {
                    case ALREADY_MEMBER -> "This person is a member or is invited already.";
                    case LAST_VENDOR -> "An organization needs a vendor; make somebody else one first.";
                });
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
