import { expect, test } from "vitest";

import { detectLanguage } from "../../../src/core/markdown/detect-language.ts";

test.each([
  ["これは日本語です。", "ja"],
  ["Linux の KVM (Kernel-based Virtual Machine) とは", "ja"],
  ["カーネル", "ja"],
  ["An English text.", "en"],
  [`${"An English text about the words that you use. ".repeat(20)}かな`, "en"],
  ["这是中文", "zh"],
  ["Docker 容器是一种轻量级的虚拟化技术，由 Linux kernel 提供支持。", "zh"],
  ["한국어", "ko"],
  ["# Kapitel\n\nDie Maschine führt mehrere Systeme gleichzeitig aus.", "de"],
  ["# Chapitre\n\nLa machine exécute plusieurs systèmes en même temps.", "fr"],
  ["# Capítulo\n\nLa máquina ejecuta varios sistemas al mismo tiempo.", "es"],
  ["# Capítulo\n\nA máquina executa vários sistemas ao mesmo tempo.", "pt"],
  ["# Capitolo\n\nLa macchina esegue più sistemi nello stesso momento.", "it"],
  [
    "# Hoofdstuk\n\nDe machine voert meerdere systemen tegelijk uit, elk in een eigen omgeving.",
    "nl",
  ],
  ["# Глава\n\nМашина выполняет несколько систем одновременно, каждую в собственной среде.", "ru"],
  ["# Κεφάλαιο\n\nΗ μηχανή εκτελεί πολλά συστήματα ταυτόχρονα.", "el"],
  ["# فصل\n\nيشغل الجهاز عدة أنظمة في نفس الوقت", "ar"],
  ["# Bölüm\n\nMakine aynı anda birden çok sistemi çalıştırır.", "tr"],
])("the language of %j is %s", (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

test.each([
  ["", "en"],
  ["123 !?", "en"],
  ["Usage", "en"],
  ["Привет", null],
])("of %j, which is too short to tell, it is %s", (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

test("code, tags and addresses are in no language", () => {
  const code =
    "```c\nint main(void) { return the_end_of_the_world_as_we_know_it(); }\n```\n".repeat(20);
  const prose = "Das Programm gibt am Ende eine Zahl zurück, die der Aufrufer liest.\n";
  expect(detectLanguage(`${code}\n${prose}`)).toBe("de");
});

test("a text of few sentences between tables, names and formulas is in their language", () => {
  const text = `# Tabellen

Die Tabelle zeigt, was die Maschine geleistet hat, und warum das wichtig ist.

| Befehl | Wirkung |
| ------ | ------- |
| \`a\`    | leitet weiter |

$$
\\newcommand{\\R}{\\mathbb{R}}
$$

- [ ] Linux Kernel Virtual Machine
- [ ] Container Runtime Interface
- [ ] Software Defined Networking

Die Menge $\\{a\\}$ liegt in $\\R$, und das kostet $100\\%$.
`;
  expect(detectLanguage(text)).toBe("de");
});
