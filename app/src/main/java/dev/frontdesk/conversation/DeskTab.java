package dev.frontdesk.conversation;

import dev.frontdesk.panel.Field;
import java.util.List;
import java.util.UUID;

/** A project's tab "People". */
public record DeskTab(UUID project, boolean mayConfigure, List<Field> rules, List<Field> hours, List<Field> away) {}
