import { describe, expect, it } from "vitest"
import { composeGuide } from "./compose-guide.ts"
import { fullItem, options } from "./item.fixture.ts"
import { wordsOf, wordsUnder } from "./read-guide.fixture.ts"

const guide = composeGuide(fullItem, options)

const LICENSING = "行政许可法第30条"
const ONE_VISIT = "浙江省保障“最多跑一次”改革规定"
const BOTH = `${LICENSING}、${ONE_VISIT}第4条`
const BULLETIN = "情况交流第11期"

describe("a service guide tells what the law has posted", () => {
  it.each<[clause: string, element: string, section: string, shown: RegExp]>([
    [BOTH, "the matter", "overview", /事项名称\n企业技术中心认定/],
    [BOTH, "the basis", "basis", /设定依据\n《样例办法》第3条/],
    [LICENSING, "the conditions", "conditions", /在本区登记\n设有研发机构/],
    [LICENSING, "the quantity", "quantity", /每年二十家/],
    [BOTH, "the procedure", "procedure", /窗口受理[^]*专家评审[^]*作出决定/],
    [BOTH, "the statutory term", "time-limits", /法定办结时限\n20个工作日/],
    [BOTH, "the list of all materials", "materials", /认定申请表[^]*合作协议[^]*营业执照/],
    [LICENSING, "the sample form", "sample-forms", /示范文本请向窗口索取[^]*认定申请表/],
    [`${ONE_VISIT}第2条`, "the visits", "visits", /最多到现场 1 次。原因：交原件/],
    [`${ONE_VISIT}第4条`, "what may be owed", "tolerant-intake", /认定申请表：可后补盖章\n合作协议：可后补/],
    [`${ONE_VISIT}第5条`, "the window", "places", /样例服务中心\n11号窗口/],
    [`${ONE_VISIT}第6条`, "the channels", "application", /窗口申请\n网上申请/],
    [`${ONE_VISIT}第7条`, "what is not asked for", "materials", /由办理机关核验，无需提交/],
    [`${ONE_VISIT}第12条`, "the promised term", "time-limits", /承诺办结时限\n15个工作日/],
    [BULLETIN, "the telephone", "contact", /咨询电话\n0571-0000 0001/],
    [BULLETIN, "the e-mail", "contact", /电子邮箱\nwindow@example\.invalid/],
    [BULLETIN, "original or copy", "materials", /原件 2 份[^]*复印件 1 份/],
    [BULLETIN, "paper or electronic", "materials", /纸质，加盖印章[^]*电子/],
    [BULLETIN, "the courier as a choice", "application", /快递寄送（自愿选择）/],
    ["行政许可法第44条", "when the result is delivered", "time-limits", /颁发、送达时限\n10个工作日/],
    ["行政许可法第58条", "the basis of a fee", "fee", /每件 100 元（依据：《样例收费办法》）/],
  ])("%s: %s stands in %s", (_, __, section, shown) => {
    expect(wordsUnder(guide, section)).toMatch(shown)
    const dropped = guide.sections.filter(({ id }) => id !== section)
    expect(wordsOf(dropped)).not.toMatch(shown)
  })
})
