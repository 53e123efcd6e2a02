package dev.frontdesk.tool;

import java.util.List;

/** What a module offers. Beans of this type make up the catalogue. */
public interface Toolset {

    /**
     * @return what this asker could use as far as this module knows; the catalogue leaves out what their role or the
     *     project's switches do not allow. Called in every turn: it asks nobody and keeps nothing waiting
     */
    List<Tool> tools(Asker asker);
}
