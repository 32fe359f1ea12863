// Builds one SVG sprite from the icons that the pages use: node tools/icons.mjs LIST FOLDER OUT
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [list, folder, out] = process.argv.slice(2);
const names = readFileSync(list, 'utf8').split('\n').map(line => line.replace(/#.*/, '').trim()).filter(Boolean);
const missing = names.filter(name => !existsSync(join(folder, `${name}.svg`)));
if (missing.length) {
  console.error(`icons.txt 里有图标库没有的名字：${missing.join('、')}`);
  process.exit(2);
}

const symbols = [...new Set(names)].sort().map(name => {
  const svg = readFileSync(join(folder, `${name}.svg`), 'utf8');
  const inner = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, '')
    .replace(/\s*\n\s*/g, '');
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`;
});
writeFileSync(out, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`);
