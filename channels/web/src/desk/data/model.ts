/** What the service sends (`docs/helpdesk.md`). Unknown is null, never a guess. */

export type Extent = "whole" | "part";

/** A present commune, or a former commune or district that went into present ones. */
export interface Unit {
  /** Code; codes were reused, so a code with its last day names a unit. */
  c: string;
  /** Name with its type. */
  n: string;
  l: "commune" | "district" | "province";
  /** Former province, where it was another one. */
  p: string | null;
  /** Former district. */
  d: string | null;
  /** What it went into. */
  b: [code: string, extent: Extent][] | null;
  /** Other names. */
  a: string[] | null;
  /** First and last day. */
  f: string | null;
  t: string | null;
}

export interface Site {
  label: string | null;
  address: string | null;
  former_office: string | null;
  lines: string | null;
}

export interface Center {
  code: string;
  commune_code: string;
  name: string;
  address: string | null;
  hours_label: string | null;
  hours_text: string | null;
  phones: string[] | null;
  sites: Site[];
  flags: string[];
  note: string | null;
  source: string;
  as_of: string;
  confidence: "high" | "medium" | "low";
}

export interface Opening {
  state: "open" | "closing_soon" | "lunch" | "closed" | "unknown";
  text: string;
}

export interface Procedure {
  code: string;
  name: string;
  /** Whether more than its name and address is known here. */
  detailed: boolean;
  short_name?: string | null;
  field?: string | null;
  handled_by?: "commune" | "commune_police" | "province" | "other" | null;
  aliases?: string[] | null;
  keywords?: string[] | null;
  summary?: string | null;
  who?: string | null;
  documents?: { text: string; note: string | null }[] | null;
  fee?: { text: string; set_by_province: boolean } | null;
  time?: { text: string } | null;
  in_person?: { text: string } | null;
  online?: { available: boolean | null; text: string | null; url: string | null } | null;
  where?: { text: string; scope: "home_commune" | "any_in_province" | "any" | "place_of_asset" | null } | null;
  steps?: string[] | null;
  result?: string | null;
  legal?: { number: string; date: string | null; note?: string | null }[] | null;
  linked?: string[] | null;
  linked_group?: string | null;
  doubts?: string[] | null;
  url?: string | null;
  source?: string | null;
  as_of?: string | null;
}

export interface Source {
  title: string;
  number: string | null;
  date: string | null;
}

export interface Faq {
  id: string;
  title: string;
  answer: string;
  details: string | null;
  sources: Source[];
  links: { title: string; url: string }[];
  doubts: string[];
  related_procedures: string[];
  as_of: string;
  keywords?: string[] | null;
}

/** A matter that is somebody else's job, and whose. */
export interface Redirect {
  id: string;
  title: string;
  answer: string;
  url: string | null;
  sources: Source[];
  as_of: string;
  keywords?: string[] | null;
}

export interface Contact {
  scope: string;
  kind: string;
  name: string;
  phone: string | null;
  url: string | null;
  hours: string | null;
  source: string;
  as_of: string;
}

/** Everything the desk needs of one province. */
export interface Snapshot {
  version: string;
  as_of: string;
  province: { code: string; name: string };
  units: Unit[];
  centers: Center[];
  procedures: Procedure[];
  faqs: Faq[];
  contacts: Contact[];
  redirects: Redirect[];
}

export type Kind = "unit" | "center" | "procedure" | "faq" | "redirect";

/** The signed-in member of the help desk. */
export interface Member {
  name: string;
  display_name: string;
  province: string;
  commune: string | null;
  role: string;
}

export interface Config {
  oidc: boolean;
  /** These are empty when there is none. */
  oidc_name: string;
  notice: string;
  public_url: string;
  version: string;
}

/** What names a unit: its code and its last day. */
export function unitKey(unit: Unit): string {
  return unit.t ? `${unit.c}@${unit.t}` : unit.c;
}
