/** What a published copy says otherwise than its guide, as findings. */
import { text, type Finding, type Path, type Text } from "../../reasons/index.ts"
import type { Guide, GuideSection } from "../guide/guide.ts"
import type { GuideField } from "./guide-fields.ts"

export interface GuideDrift extends Finding {
  readonly code:
    | "guide-section-missing"
    | "guide-section-extra"
    | "guide-text-missing"
    | "guide-text-changed"
    | "guide-text-extra"
  /** The id of the section; `null` for the title and the facts above the sections, and for sections the guide has not. */
  readonly section: string | null
  /** What the guide says; `null` where it says nothing there. */
  readonly expected: string | null
  /** What the copy shows instead; `null` where nothing. */
  readonly shown: string | null
}

/** A section of which nothing is shown; `position` is its place in the guide. */
export function missingSection({ heading, id }: GuideSection, position: number): GuideDrift {
  return {
    code: "guide-section-missing",
    path: ["sections", position],
    severity: "error",
    section: id,
    expected: null,
    shown: null,
    message: text(
      `公布的内容缺少“${heading.zh}”一节。`,
      `The published copy has no section "${heading.en}".`,
    ),
  }
}

export function missingText({ name, path, section, text: expected }: GuideField): GuideDrift {
  return missing(section.id, path, expected, placeIn(section.heading, name))
}

export function changedText({ name, path, section, text: expected }: GuideField, shown: string): GuideDrift {
  return changed(section.id, path, [expected, shown], placeIn(section.heading, name))
}

/** Of the title and the facts above the sections. */
export function missingFact(name: Text, key: keyof Guide, expected: string): GuideDrift {
  return missing(null, [key], expected, name)
}

export function changedFact(name: Text, key: keyof Guide, expected: string, shown: string): GuideDrift {
  return changed(null, [key], [expected, shown], name)
}

/** Text that the guide does not have, behind this field. */
export function extraText({ path, section }: GuideField, shown: string): GuideDrift {
  return {
    code: "guide-text-extra",
    path: path.slice(0, 2),
    severity: "warning",
    section: section.id,
    expected: null,
    shown,
    message: text(
      `“${section.heading.zh}”一节公布了指南没有的内容：“${shown}”。`,
      `The section "${section.heading.en}" shows what the guide does not say: "${shown}".`,
    ),
  }
}

/** A heading that the guide does not have, with what stands under it. */
export function extraSection(shown: string): GuideDrift {
  return {
    code: "guide-section-extra",
    path: ["sections"],
    severity: "warning",
    section: null,
    expected: null,
    shown,
    message: text(
      `公布的内容有指南没有的一节：“${shown}”。`,
      `The published copy has a section that the guide has not: "${shown}".`,
    ),
  }
}

function placeIn(heading: Text, name: Text): Text {
  return text(`“${heading.zh}”一节${name.zh}`, `${name.en} in the section "${heading.en}"`)
}

function missing(section: string | null, path: Path, expected: string, place: Text): GuideDrift {
  return {
    code: "guide-text-missing",
    path,
    severity: "error",
    section,
    expected,
    shown: null,
    message: text(
      `公布的内容缺少${place.zh}：“${expected}”。`,
      `The published copy lacks ${place.en}: "${expected}".`,
    ),
  }
}

function changed(
  section: string | null,
  path: Path,
  [expected, shown]: readonly [string, string],
  place: Text,
): GuideDrift {
  return {
    code: "guide-text-changed",
    path,
    severity: "error",
    section,
    expected,
    shown,
    message: text(
      `公布的${place.zh}应为“${expected}”，所示为“${shown}”。`,
      `In the published copy ${place.en} should read "${expected}" and reads "${shown}".`,
    ),
  }
}
