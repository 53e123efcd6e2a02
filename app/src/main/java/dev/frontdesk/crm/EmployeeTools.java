package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Role;
import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Audience;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Parameter;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Tool.Effect;
import dev.frontdesk.tool.Toolset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What vendors can have done about their staff. */
@Component
class EmployeeTools implements Toolset {

    private static final Parameter KEY = ToolParameters.key(Entity.EMPLOYEE);

    private final Employees employees;
    private final Records records;
    private final List<Tool> tools;

    EmployeeTools(Employees employees, Records records, Desk desk) {
        this.employees = employees;
        this.records = records;
        List<Parameter> updating = new ArrayList<>(ToolParameters.updating(Entity.EMPLOYEE));
        updating.add(Parameter.choice("status", List.of("active", "on_leave"), "Whether they are at work"));
        this.tools = List.of(
                desk.tool(
                        "update_employee",
                        "Changes what is given of an employee.",
                        Effect.WRITE,
                        Audience.VENDORS,
                        updating,
                        this::update),
                desk.outside(
                        "deactivate_employee",
                        "Ends somebody's work here: they can no longer sign in, what they had open is left to nobody.",
                        Effect.DESTRUCTIVE,
                        Audience.VENDORS,
                        List.of(KEY),
                        this::deactivate),
                desk.outside(
                        "set_role",
                        "Makes an employee a vendor, who may do everything, or a vendor an employee.",
                        Effect.DESTRUCTIVE,
                        Audience.VENDORS,
                        List.of(
                                KEY,
                                Parameter.choice("role", List.of("vendor", "employee"), "What they are to be")
                                        .needed()),
                        this::setRole));
    }

    @Override
    public List<Tool> tools(Asker asker) {
        return tools;
    }

    private Outcome update(Who who, Call call) {
        return Told.one(
                "crm.told.updated",
                employees.update(
                        who,
                        said(call),
                        ToolParameters.said(call, Entity.EMPLOYEE.key(), "version", "status"),
                        call.arguments().text("status").orElse(null),
                        call.arguments().number("version").orElse(null)));
    }

    private Outcome deactivate(Who who, Call call) {
        if (!call.confirmed()) {
            return new Outcome.Confirm(Told.say("crm.told.deactivate", records.get(who, Entity.EMPLOYEE, said(call))));
        }
        return Told.one("crm.told.updated", employees.deactivate(who, caller(call), said(call)));
    }

    private Outcome setRole(Who who, Call call) {
        String role = call.arguments().text("role").orElseThrow();
        String named = Words.here().say("crm.role." + role);
        if (!call.confirmed()) {
            Entry meant = records.get(who, Entity.EMPLOYEE, said(call));
            return new Outcome.Confirm(
                    Words.here().say("crm.told.set-role", meant.id(), Told.safe(meant.name()), named));
        }
        Entry employee = employees.setRole(who, caller(call), said(call), Role.valueOf(role.toUpperCase(Locale.ROOT)));
        return new Outcome.Done(
                employee.shown(),
                Words.here().say("crm.told.role-set", employee.id(), Told.safe(employee.name()), named));
    }

    private static Caller caller(Call call) {
        return Objects.requireNonNull(call.asker().person());
    }

    private static String said(Call call) {
        return call.arguments().text(Entity.EMPLOYEE.key()).orElse("");
    }
}
