package dev.frontdesk.crm;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payments over REST. */
@RestController
@RequestMapping("/api/v1/crm/payments")
class PaymentsApi extends RecordsApi {

    PaymentsApi(RecordDoor door) {
        super(Entity.PAYMENT, door);
    }
}
