package dev.frontdesk.media;

import dev.frontdesk.platform.OrganizationId;
import java.util.Set;

/** Knows which files are still referred to. Implemented by every module that keeps references. */
public interface FileUse {

    /**
     * Called by the cleaning up, without a transaction.
     *
     * @return those of the files that something refers to
     */
    Set<FileId> used(OrganizationId organization, Set<FileId> files);
}
