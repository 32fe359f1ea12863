// Puts the browser libraries into src/Chuqing/wwwroot/lib: Tabler's stylesheet, ECharts, one sprite of the icons in icons.txt.
// Called by tools/assets (which installs Node where it lacks), and by a plain `dotnet run` where the folder is missing.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tools = dirname(fileURLToPath(import.meta.url));
const web = join(tools, '..', 'src', 'Chuqing');
const modules = join(web, 'node_modules');
const [lib, fresh] = [join(web, 'wwwroot', 'lib'), join(web, 'wwwroot', 'lib.fresh')];

const lock = readFileSync(join(web, 'package-lock.json'), 'utf8');
const stamp = join(modules, '.chuqing-lock');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('按锁定文件取回前端库……');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: web, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  writeFileSync(stamp, lock);
}

// 先在旁边拼好再换过去：中途断电不会留下半套
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
const css = readFileSync(join(modules, '@tabler/core/dist/css/tabler.min.css'), 'utf8');
writeFileSync(join(fresh, 'tabler.min.css'), css.split('\n').filter(line => !line.startsWith('/*# sourceMappingURL')).join('\n'));
copyFileSync(join(modules, 'echarts/dist/echarts.min.js'), join(fresh, 'echarts.min.js'));
execFileSync(process.execPath, [join(tools, 'icons.mjs'), join(web, 'icons.txt'), join(modules, '@tabler/icons/icons/outline'), join(fresh, 'icons.svg')], { stdio: ['ignore', 2, 2] });
for (const name of ['@tabler/core', '@tabler/icons', 'echarts'])
  for (const file of readdirSync(join(modules, name), { withFileTypes: true }).filter(f => f.isFile() && /^license/i.test(f.name)))
    copyFileSync(join(modules, name, file.name), join(fresh, `${name.replace('@', '').replace('/', '-')}.LICENSE.txt`));
writeFileSync(join(fresh, '.stamp'), process.argv[2] ?? '');
rmSync(lib, { recursive: true, force: true });
renameSync(fresh, lib);
console.error(`前端库已就绪：${readdirSync(lib).join(' ')}`);
