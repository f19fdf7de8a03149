import "reveal.js/reveal.css";

import { goOffline } from "./go-offline.ts";
import { start } from "./start.ts";

void start(document).then((started) => started?.talk && goOffline(document));
