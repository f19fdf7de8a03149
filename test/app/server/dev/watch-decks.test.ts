import { expect, test } from "vitest";

import { toSave } from "../../../../src/app/server/dev/watch-decks.ts";

const project = { root: "/p", ownTemplates: "/lectern/templates", templates: "/look" };

test.each([
  ["change", "/p/slides/talk.md", { kind: "chapter", file: "/p/slides/talk.md" }],
  ["add", "/p/slides/new.md", { kind: "file" }],
  ["unlink", "/p/slides/talk.md", { kind: "file" }],
  ["change", "/p/slides/field.svg", { kind: "file" }],
  ["change", "/p/templates/layouts/bullets.hbs", { kind: "look" }],
  ["change", "/p/slides/templates/themes/own/theme.json", { kind: "look" }],
  ["change", "/look/deck.hbs", { kind: "look" }],
  ["change", "/p/slides/own.css", { kind: "look" }],
  ["change", "/p/lectern.config.ts", { kind: "look" }],
  ["change", "/p/slides/.talk.md.swp", null],
  ["add", "/p/slides/talk.md~", null],
  ["change", "/p/dist/talk/index.html", null],
])("%s of %s can change %j", (event, path, change) => {
  expect(toSave(event, path, project)).toEqual(change);
});
