package dev.frontdesk.crm;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders over REST. */
@RestController
@RequestMapping("/api/v1/crm/orders")
class OrdersApi extends RecordsApi {

    OrdersApi(RecordDoor door) {
        super(Entity.ORDER, door);
    }
}
