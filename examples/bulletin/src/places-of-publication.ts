/** Where the guides of the play are read: the site in a folder, an official account simulated on this machine, and QQ groups. */
import { join } from "node:path"
import { webChannel } from "@onevisit/channel-web"
import { wechatAccount, wechatPublisher } from "@onevisit/channel-wechat"
import { manualPublisher } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { simulatedWechat } from "@onevisit/testkit"

export async function openPlaces(folder: string, site: string) {
  const wechat = await simulatedWechat()
  const { appId, appSecret, cover, endpoint } = wechat
  const baseUrl = "https://guides.example.org/"
  const fullText = ({ item }: { readonly item: string }) => `${baseUrl}zh/guides/${item}.html`
  return {
    wechat,
    publishers: [
      webChannel({ directory: site, baseUrl }),
      wechatPublisher({
        account: wechatAccount({ appId, appSecret, endpoint }),
        cover,
        fullText,
        state: join(folder, "wechat.json"),
        askEveryMs: 1,
      }),
      // No program can push to a QQ group since April 2025: a person posts there.
      manualPublisher({ id: "qq", title: text("QQ群", "QQ groups"), fullText }),
    ],
  }
}
