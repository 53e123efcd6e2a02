package dev.frontdesk.crm;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customers over REST. */
@RestController
@RequestMapping("/api/v1/crm/customers")
class CustomersApi extends ImportedApi {

    CustomersApi(RecordDoor door, Imports imports) {
        super(Entity.CUSTOMER, door, imports);
    }
}
