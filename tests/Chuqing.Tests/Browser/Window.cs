using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Chuqing.Web.Tests.Browser;

/// <summary>One window. Whatever the page complained of — script, policy, a file that did not load — fails the test when it closes.</summary>
sealed class Window : IAsyncDisposable
{
    static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    readonly IBrowserContext context;
    readonly WebApp app;
    readonly ConcurrentQueue<string> complaints = new();

    Window(IBrowserContext context, IPage page, WebApp app) => (this.context, Page, this.app) = (context, page, app);

    public IPage Page { get; }
    public IReadOnlyCollection<string> Complaints => complaints;

    public static async Task<Window> OfAsync(IBrowserContext context, WebApp app)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000); // 机器忙时也等得到
        var window = new Window(context, page, app);
        await page.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => console.error(`CSP ${e.violatedDirective} ${e.blockedURI} ${e.sample}`))");
        page.PageError += (_, error) => window.complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            // 没取到的文件在下面按状态码看：被拒的表单答 400 是对的
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) window.complaints.Enqueue(message.Text);
        };
        page.Response += (_, answer) =>
        {
            if (answer.Status >= (answer.Request.IsNavigationRequest ? 500 : 400)) window.complaints.Enqueue($"{answer.Status} {answer.Url}");
        };
        return window;
    }

    public Task GoAsync(string path) => Page.GotoAsync(path);

    public async Task SignInAsync(string who, string password)
    {
        if (!Page.Url.Contains("/signin")) await GoAsync("/signin?next=/signin");
        await Page.GetByLabel("账号").FillAsync(who);
        await Page.GetByLabel("密码").FillAsync(password);
        await LeaveAsync(() => Page.Locator("main button[type=submit]").ClickAsync());
    }

    /// <summary>Does something that leads to another page, and waits until that has loaded.</summary>
    public async Task LeaveAsync(Func<Task> act)
    {
        var arrived = new TaskCompletionSource();
        void Arrive(object? sender, IFrame frame) => arrived.TrySetResult();
        Page.FrameNavigated += Arrive;
        await act();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60), WebApp.Cancel);
        Page.FrameNavigated -= Arrive;
        await Page.WaitForLoadStateAsync();
    }

    public Task<string> TextAsync(string selector = "main") => Page.Locator(selector).InnerTextAsync();

    /// <summary>No fault by WCAG 2.2 A and AA, and nothing wider than the window.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        // 在这一页里跑 axe：包里的办法每回另开一个空白页收尾，一回多花一两秒
        if (!await Page.EvaluateAsync<bool>("'axe' in window")) await Page.EvaluateAsync(Axe);
        (await Page.EvaluateAsync<string[]>("""
            async tags => (await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }))
                .violations.flatMap(v => v.nodes.map(n => `${v.id}：${v.help}　${n.html}`))
            """, Rules)).ShouldBeEmpty(Page.Url);
        var (wide, window) = (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await Page.EvaluateAsync<int>("window.innerWidth"));
        wide.ShouldBeLessThanOrEqualTo(window, $"{Page.Url} 要左右滚动才看得全");
    }

    /// <summary>A picture of the page in <c>TestResults/shots</c>, for people to look at.</summary>
    public async Task<string> ShotAsync(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "TestResults", "shots", $"{name}-{Page.ViewportSize!.Width}.png");
        await Page.ScreenshotAsync(new() { Path = path, FullPage = true });
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        complaints.Concat(app.Log).ShouldBeEmpty("页面或服务器报了错");
    }
}
