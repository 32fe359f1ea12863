// 大表在后台读写时，每秒问一次到了哪一行；做完就重开这一页。没有脚本时，页上有“刷新”。
const pace = 1000;

class ImportProgress extends HTMLElement {
  #timer = 0;

  connectedCallback() { this.#wait(); }

  disconnectedCallback() { clearTimeout(this.#timer); }

  #wait() { this.#timer = setTimeout(() => this.#ask(), pace); }

  async #ask() {
    let now;
    try {
      const answer = await fetch(this.getAttribute('from'), { headers: { accept: 'application/json' }, redirect: 'error' });
      now = answer.ok ? await answer.json() : null;
      // 登录过期、表被清掉：重开这一页，让它自己说
      if (!now) return location.reload();
    } catch {
      this.#say('暂时连不上服务器，还在试；读写不受影响。');
      return this.#wait();
    }
    if (now.state !== 'waiting' && now.state !== 'running') return location.reload();
    this.#say(now.message);
    const bar = this.querySelector('progress');
    if (now.total) { bar.max = now.total; bar.value = now.done; } else bar.removeAttribute('value');
    this.#wait();
  }

  #say(text) {
    const words = this.querySelector('[data-words]');
    if (words.textContent !== text) words.textContent = text;
  }
}

customElements.define('import-progress', ImportProgress);
