using System.Text.Encodings.Web;
using System.Text.Unicode;
using Chuqing.Office.Lists;
using Chuqing.Web.Face;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chuqing.Web.Portal.Released;

/// <summary>Renders the portal's components to whole pages, without a request and without a database.</summary>
public sealed class ReleasedPages : IAsyncDisposable
{
    readonly ServiceProvider services;
    readonly string host;
    readonly bool demo;

    /// <param name="host">主办: the organ whose portal this is.</param>
    public ReleasedPages(string host, bool demo)
    {
        (this.host, this.demo) = (host, demo);
        services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
    }

    public Task<string> HomeAsync(IReadOnlyList<ReleasedSeries> series) =>
        RenderAsync<PortalHome>("/", new() { [nameof(PortalHome.Series)] = series });

    /// <param name="kind">Null for all kinds.</param>
    public Task<string> ListsAsync(ListKind? kind, IReadOnlyList<ReleasedSeries> series) =>
        RenderAsync<PortalLists>(kind is null ? "/lists" : $"/lists/{kind.Value.Slug()}", new() { [nameof(PortalLists.Kind)] = kind, [nameof(PortalLists.Series)] = series });

    public Task<string> ListAsync(ReleasedSeries series, ReleasedVersion version) =>
        RenderAsync<PortalList>($"/lists/{series.Kind.Slug()}", new() { [nameof(PortalList.Series)] = series, [nameof(PortalList.Version)] = version });

    public Task<string> HistoryAsync(ReleasedSeries series) =>
        RenderAsync<PortalHistory>($"/lists/{series.Kind.Slug()}", new() { [nameof(PortalHistory.Series)] = series });

    /// <param name="from">The earlier of the two.</param>
    public Task<string> DifferenceAsync(ReleasedSeries series, ReleasedVersion from, ReleasedVersion to) =>
        RenderAsync<PortalDifference>($"/lists/{series.Kind.Slug()}", new() { [nameof(PortalDifference.Series)] = series, [nameof(PortalDifference.From)] = from, [nameof(PortalDifference.To)] = to });

    async Task<string> RenderAsync<TPage>(string here, Dictionary<string, object?> parameters) where TPage : IComponent
    {
        // 一页一个渲染器：同名的 Section 在一个渲染器里只许有一个出口
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<ReleasedDocument>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(ReleasedDocument.Frame)] = new PortalFrame(host, demo, here, []),
                [nameof(ReleasedDocument.Page)] = typeof(TPage),
                [nameof(ReleasedDocument.Parameters)] = parameters,
            }));
            return page.ToHtmlString();
        });
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
