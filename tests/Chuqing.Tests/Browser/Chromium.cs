using Microsoft.Playwright;

namespace Chuqing.Web.Tests.Browser;

/// <summary>Journeys share one browser and run one after another. A class of them: <c>[Collection(Chromium.Journeys), Trait("kind", "browser")]</c>.</summary>
[CollectionDefinition(Chromium.Journeys)]
public sealed class JourneysCollection : ICollectionFixture<Chromium>;

/// <summary>The browser of this machine; nothing is downloaded. Env CHROMIUM names another than /usr/bin/chromium.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Journeys = "journeys";
    IPlaywright? playwright;
    IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } set ? set : "/usr/bin/chromium",
            // 以 root 跑测试时，浏览器自己的沙箱起不来
            Args = Environment.UserName == "root" ? ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] : ["--disable-gpu"],
        });
    }

    /// <summary>Opens a window onto the app, signed in as somebody of <see cref="Who"/> where one is named.</summary>
    /// <param name="width">1366 for a desk, 390 for a phone.</param>
    internal async Task<Window> OpenAsync(WebApp app, string? who = null, int width = 1366)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = app.Address.ToString(), Locale = "zh-CN", TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 }, IsMobile = width < 600, HasTouch = width < 600,
        });
        var window = await Window.OfAsync(context, app);
        if (who is not null) await window.SignInAsync(who, WebTemplate.Password);
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
