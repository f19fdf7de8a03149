import "reveal.js/reveal.css";

import { start } from "./start.ts";

void start(document);
