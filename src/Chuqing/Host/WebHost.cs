using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Chuqing.Web.Face;
using Chuqing.Web.Portal;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chuqing.Web.Host;

/// <summary>What differs between one run of the host and another.</summary>
public sealed record WebHostOptions
{
    /// <summary>Addresses to listen on; port 0 takes any free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];
    public string Environment { get; init; } = Environments.Production;

    /// <summary>Demonstration data: the components page is shown.</summary>
    public bool Demo { get; init; }

    /// <summary>A request that takes longer is cancelled and answered 504.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Services of the slices. What is registered here wins over the host's own defaults.</summary>
    public Action<WebApplicationBuilder>? Services { get; init; }

    /// <summary>Middleware between routing and the antiforgery check: authentication, authorization, limits.</summary>
    public Action<WebApplication>? Pipeline { get; init; }

    /// <summary>Endpoints beside the pages: files, exports, the interface for programs.</summary>
    public Action<WebApplication>? Endpoints { get; init; }
}

/// <summary>Builds the web application: pages, static files, headers, error pages.</summary>
public static class WebHost
{
    public static WebApplication Build(WebHostOptions options)
    {
        var chinese = CultureInfo.GetCultureInfo("zh-CN");
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = chinese;

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = options.Environment,
        });
        // 从构建目录运行也用构建时压好的文件，不在每次请求里重压
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // 标准输出只留给命令的结果
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // 错误只由 FaultLog 写一次，带编号
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        AddFace(builder.Services, options);
        options.Services?.Invoke(builder);
        AddDefaults(builder.Services, options);

        var app = builder.Build();
        Use(app, options);
        return app;
    }

    static void AddFace(IServiceCollection services, WebHostOptions options)
    {
        services.AddRazorComponents();
        services.AddScoped<Loading>();
        // 汉字照写，不写成 &#x…;：页面小一半，也看得懂
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "chuqing-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddExceptionHandler<FaultLog>();
        services.AddProblemDetails();
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new()
        {
            Timeout = options.RequestTimeout,
            TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
        });
        services.AddSingleton(options);
    }

    static void AddDefaults(IServiceCollection services, WebHostOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider =>
        {
            var today = ShanghaiDay(provider.GetRequiredService<TimeProvider>());
            return new FrameSource(_ => Task.FromResult(new Frame("", "", today(), today(), options.Demo, null, _ => true)));
        });
        services.TryAddSingleton(new SignInHandler((_, _, _) => Task.FromResult<string?>("这台服务器没有开通登录。")));
        services.AddCascadingValue(provider => provider.GetService<PortalFrame>() ?? new PortalFrame("工业和信息化局", options.Demo, "/", []));
    }

    static Func<DateOnly> ShanghaiDay(TimeProvider time)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        return () => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
    }

    static void Use(WebApplication app, WebHostOptions options)
    {
        app.Use(ResponseHeaders.SetAsync);
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), pages =>
        {
            pages.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            StatusCodeSelector = FaultLog.StatusOf,
            CreateScopeForErrors = true,
        });
        app.UseRouting();
        app.UseRequestTimeouts();
        options.Pipeline?.Invoke(app);
        app.UseAntiforgery();
        app.Use(StaleForms.HandleAsync);

        app.MapStaticAssets();
        app.MapGet("/healthz", () => Results.Text("ok")).AllowAnonymous();
        app.MapRazorComponents<App>();
        options.Endpoints?.Invoke(app);
    }
}
