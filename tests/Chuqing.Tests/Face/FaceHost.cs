using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chuqing.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chuqing.Web.Tests.Face;

/// <summary>The real host on a free port, with a client that keeps cookies and follows nothing.</summary>
sealed class FaceHost(WebApplication app, HttpClient client, LogLines log) : IAsyncDisposable
{
    public HttpClient Client => client;
    public IReadOnlyCollection<string> Log => log.Lines;

    public static async Task<FaceHost> StartAsync(Func<WebHostOptions, WebHostOptions>? change = null, Action<WebApplication>? endpoints = null)
    {
        var log = new LogLines();
        var options = new WebHostOptions
        {
            Urls = ["http://127.0.0.1:0"],
            Demo = true,
            Services = builder => builder.Logging.ClearProviders().AddProvider(log),
            Endpoints = endpoints,
        };
        var app = WebHost.Build(change?.Invoke(options) ?? options);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        return new(app, new HttpClient(handler) { BaseAddress = new Uri(address) }, log);
    }

    public async Task<IDocument> PageAsync(string path, HttpStatusCode status = HttpStatusCode.OK) =>
        await ReadAsync(await client.GetAsync(path), status);

    /// <summary>Sends the named form of a page as a browser would, with the given entries.</summary>
    public Task<HttpResponseMessage> SubmitAsync(IDocument page, string path, string formSelector, params (string Name, string Value)[] entries)
    {
        var form = page.QuerySelector(formSelector).ShouldNotBeNull();
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        return client.PostAsync(path, new FormUrlEncodedContent([.. hidden, .. entries.Select(e => KeyValuePair.Create(e.Name, e.Value))]));
    }

    public async Task<IDocument> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text + string.Join('\n', Log));
        return new HtmlParser().ParseDocument(text);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }
}

/// <summary>Keeps what the host logged as errors.</summary>
sealed class LogLines : ILoggerProvider, ILogger
{
    readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;
    public ILogger CreateLogger(string categoryName) => this;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel level) => level >= LogLevel.Error;
    public void Dispose() { }

    public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> format)
    {
        if (IsEnabled(level)) lines.Enqueue(exception is null ? format(state, null) : $"{format(state, exception)}\n{exception}");
    }
}
