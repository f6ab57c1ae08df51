/** 浙江省促进科技成果转化条例, where it speaks of innovation vouchers. */
import type { ClauseRow } from "../legal-row.ts"

export const zhejiangTechnologyTransfer: readonly ClauseRow[] = [
  [
    "22/holders",
    "core",
    "创新券面向企业和创业者发放。",
    "Innovation vouchers are for enterprises and for entrepreneurs, who may be persons.",
  ],
  [
    "22/services",
    "core",
    "用于购买科技成果、检验检测、研究开发设计、中间试验等科技服务。",
    "They buy results and services such as testing, research and design, and pilot trials.",
  ],
  [
    "22/carriers",
    "core",
    "服务由定期公布的名录内的载体提供，并在全省范围内使用。",
    "The services are those of listed carriers, and may be bought all over the province.",
  ],
  ["22/settled", "core", "至少每半年结算一次。", "They are settled every half year at least."],
  ["22/limits", "left-to-people", "各地不得另设限制。", "No place may add limits of its own."],
]
