import { render } from "preact";
import "./style/desk.css";
import { App } from "./frame/app";
import { begin } from "./session/session";
import { register } from "./worker/register";

const place = document.getElementById("app");
if (!place) throw new Error("the shell has no place for the desk");
render(<App />, place);
void begin();
void register();
