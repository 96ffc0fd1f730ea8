/** The shapes of `/v1/conversation` (see channels/conversation/schemas.py). */

export interface Button {
  title: string;
  payload: string;
}

export interface Center {
  code: string;
  commune_code: string;
  name: string;
  address: string | null;
  lat: number | null;
  lon: number | null;
  hours: string | null;
  phones: string[] | null;
  open_now: boolean | null;
  distance_km: number | null;
}

export interface Contact {
  name: string;
  phone: string | null;
  url: string | null;
  note: string | null;
}

export interface Answer {
  type: string;
  match?: string;
  centers?: Center[];
  contacts?: Contact[];
}

/** A centre on the picture beside a choice. */
export interface Point extends Place {
  label: string;
}

export interface Message {
  id: number;
  author: "citizen" | "assistant";
  text: string;
  lang: string;
  at: string;
  message_id: string | null;
  buttons: Button[];
  points: Point[];
  answer: Answer | null;
  failed: boolean;
  reply_to: number | null;
}

export type State = "answering" | "idle";

export interface Place {
  lat: number;
  lon: number;
}

export interface Welcome {
  text: string;
  buttons: Button[];
  notice: string | null;
}
