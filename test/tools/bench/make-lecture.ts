const topics = ["仮想マシン", "割り込み", "ページ表", "共有メモリ", "待ち行列", "記憶装置", "時計"];

const sectionsAPart = 8;

/**
 * Returns a lecture in Japanese prose: sections with two or three paragraphs of a few sentences, a
 * list here and terms there, and in each eighth section subsections. 225 sections make about 700
 * slides. The same number gives the same bytes.
 */
export function makeLecture(sections: number): string {
  const parts = Array.from({ length: sections }, (_, index) => makeSection(index));
  return `---\nlang: ja\n---\n\n# 第1章 計算機の仕組み\n\n${parts.join("\n")}`;
}

function makeSection(index: number): string {
  const heading = `## ${topicOf(index)}の働き（その${index + 1}）\n\n`;
  const prose = paragraphs(index, 2 + (index % 2));
  if (index % sectionsAPart === sectionsAPart - 1) {
    const inner = Array.from({ length: 4 }, (_, at) => {
      return `### ${topicOf(index + at)}の種類\n\n${paragraphs(index * 5 + at, 2)}`;
    });
    return heading + prose + inner.join("");
  }
  const extra = index % 2 === 0 ? list(index) : terms(index);
  return `${heading}${prose}次の点に注意します。\n\n${extra}\n${paragraphs(index + 3, 2)}`;
}

function paragraphs(seed: number, count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const sentences = Array.from({ length: 3 }, (_, at) => sentence(seed * 7 + index * 3 + at));
    return `${sentences.join("\n")}\n\n`;
  }).join("");
}

function sentence(seed: number): string {
  const number = 1960 + (seed % 60);
  return `${topicOf(seed)}は、${number}年ごろから使われ、**${topicOf(seed + 2)}** と組み合わせることで、資源を分け合う${seed % 5 === 0 ? "ために重要な" : ""}仕組みになりました。`;
}

function list(seed: number): string {
  return lines(5, (index) => `- ${topicOf(seed + index)}の状態を保存する`);
}

function terms(seed: number): string {
  return lines(4, (index) => `- **${topicOf(seed + index)}** : 処理を中断し、後で再開する`);
}

function lines(count: number, line: (index: number) => string): string {
  return `${Array.from({ length: count }, (_, index) => line(index)).join("\n")}\n`;
}

function topicOf(index: number): string {
  return topics[index % topics.length] ?? "";
}
