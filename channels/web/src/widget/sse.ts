/** Reads `text/event-stream` piece by piece: the browser's EventSource cannot POST. */

export interface Event {
  name: string;
  data: string;
}

export class EventReader {
  private rest = "";
  private name = "";
  private data: string[] = [];

  /** Takes the next piece of the stream, returns the events it completes. */
  push(piece: string): Event[] {
    const events: Event[] = [];
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "") {
        if (this.data.length > 0) events.push({ name: this.name || "message", data: this.data.join("\n") });
        this.name = "";
        this.data = [];
      } else if (!line.startsWith(":")) {
        this.field(line);
      }
    }
    return events;
  }

  private field(line: string): void {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "event") this.name = value;
    if (name === "data") this.data.push(value);
  }
}
