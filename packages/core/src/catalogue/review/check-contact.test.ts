import { describe } from "vitest"
import { hold, same, withContact } from "./sample-item.fixture.ts"

describe("the contact", () => {
  hold([
    ["without a telephone is none", withContact({ phone: "暂无" }), ["contact-missing contact.phone"]],
    ["without an address is none", withContact({ address: same("/") }), ["contact-missing contact.address"]],
    [
      "for complaints is another, whatever the spelling",
      withContact({ phone: "0571-0000 0001", complaintPhone: "00000001" }),
      ["complaint-phone-same contact.complaintPhone"],
    ],
    [
      "with a number of another city is another",
      withContact({ phone: "0571-2345 6789", complaintPhone: "0572-2345 6789" }),
      [],
    ],
    [
      "of a fixed line has an area code",
      withContact({ phone: "2345 6789" }),
      ["phone-without-area-code contact.phone"],
    ],
    ["may be a hotline", withContact({ phone: "12345", complaintPhone: "400-000-0001" }), []],
    [
      "leads to the window",
      withContact({ address: same("样例区服务中心") }),
      ["address-imprecise contact.address"],
    ],
    [
      "leads to the window where the outlet has them",
      {
        ...withContact({ address: same("样例区服务中心") }),
        servedAt: [{ outlet: "service-centre", windows: ["window-1"] }],
      },
      [],
    ],
    ["may be a room", withContact({ address: same("样例路1号201室") }), []],
    [
      "says working days, for a weekday may be a holiday",
      withContact({ hours: same("周一至周五 9:00–17:00") }),
      ["hours-without-working-days contact.hours"],
    ],
    ["may be open around the clock", withContact({ hours: same("24小时自助服务") }), []],
  ])
})
