package dev.frontdesk.assistant;

import dev.frontdesk.assistant.OpenQuestionList.OpenQuestionView;
import java.util.List;
import java.util.UUID;

/** A project's tab "Unanswered". */
public record OpenQuestionTab(UUID project, boolean mayConfigure, List<OpenQuestionView> items) {}
