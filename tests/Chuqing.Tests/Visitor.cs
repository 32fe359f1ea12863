using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Chuqing.Web.Tests.Face;

namespace Chuqing.Web.Tests;

/// <summary>A file that a form carries.</summary>
sealed record SentFile(string Field, string Name, byte[] Content, string ContentType = "application/octet-stream");

/// <summary>One browser with its cookies; it follows no redirect by itself.</summary>
sealed class Visitor : IDisposable
{
    readonly HttpClient client;
    readonly LogLines log;

    public Visitor(Uri address, LogLines log)
    {
        this.log = log;
        Cookies = new();
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; }
    static CancellationToken Cancel => WebApp.Cancel;

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), Cancel);

    public Task<HttpResponseMessage> AskAsync(HttpRequestMessage request) => client.SendAsync(request, Cancel);

    /// <summary>A page, which must answer with this status.</summary>
    public async Task<IDocument> PageAsync(string path, HttpStatusCode status = HttpStatusCode.OK) => await ReadAsync(await GetAsync(path), status);

    /// <summary>
    /// Sends a form of a page as a browser would: what the fields hold, with these entries instead, to where the form leads.
    /// An entry with a null value leaves the field out, as an unticked box.
    /// </summary>
    public Task<HttpResponseMessage> SendAsync(IDocument page, string formSelector, params (string Name, string? Value)[] entries) =>
        SendAsync(page, formSelector, entries, []);

    /// <inheritdoc cref="SendAsync(IDocument, string, ValueTuple{string, string}[])"/>
    public Task<HttpResponseMessage> SendAsync(IDocument page, string formSelector, IReadOnlyList<(string Name, string? Value)> entries, IReadOnlyList<SentFile> files)
    {
        var form = page.QuerySelector(formSelector).ShouldNotBeNull($"没有表单 {formSelector}：{page.Body?.TextContent}");
        var fields = FieldsOf(form).Where(f => !entries.Any(e => e.Name == f.Key))
            .Concat(entries.Where(e => e.Value is not null).Select(e => KeyValuePair.Create(e.Name, e.Value!))).ToList();
        var target = new Uri(new Uri(page.Url), form.GetAttribute("action") is { Length: > 0 } action ? action : page.Url);
        if (form.GetAttribute("method") is not "post")
            return client.GetAsync(new Uri(target, "?" + string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"))), Cancel);
        return client.PostAsync(target, form.GetAttribute("enctype") == "multipart/form-data" ? Parts(fields, files) : new FormUrlEncodedContent(fields), Cancel);
    }

    /// <summary>Sends a form that must be refused: the same page with 400, for looking at the reasons.</summary>
    public async Task<IDocument> RefusedAsync(IDocument page, string formSelector, params (string Name, string? Value)[] entries) =>
        await ReadAsync(await SendAsync(page, formSelector, entries), HttpStatusCode.BadRequest);

    /// <summary>Sends a form that must be taken, and opens the page it leads to.</summary>
    public async Task<IDocument> TakenAsync(IDocument page, string formSelector, params (string Name, string? Value)[] entries) =>
        await FollowAsync(await SendAsync(page, formSelector, entries));

    /// <summary>Opens where a redirect leads.</summary>
    public async Task<IDocument> FollowAsync(HttpResponseMessage answer)
    {
        if (answer.Headers.Location is not { } location) throw new InvalidOperationException($"没有转去别处，答了 {(int)answer.StatusCode}：{await answer.Content.ReadAsStringAsync(Cancel)}{string.Join('\n', log.Lines)}");
        return await PageAsync(new Uri(answer.RequestMessage!.RequestUri!, location).ToString());
    }

    public async Task SignInAsync(string name, string password)
    {
        var answer = await SendAsync(await PageAsync("/signin"), "main form", ("name", name), ("password", password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Cancel) + string.Join('\n', log.Lines));
    }

    public async Task<IDocument> ReadAsync(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        answer.StatusCode.ShouldBe(status, text + answer.Headers.Location + string.Join('\n', log.Lines));
        return await BrowsingContext.New().OpenAsync(request => request.Content(text).Address(answer.RequestMessage!.RequestUri), Cancel);
    }

    static IEnumerable<KeyValuePair<string, string>> FieldsOf(IElement form)
    {
        foreach (var element in form.QuerySelectorAll("input[name], select[name], textarea[name]").Where(e => !e.HasAttribute("disabled")))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "file" or "submit" or "button" or "image" or "reset" }: break;
                case IHtmlInputElement { Type: "checkbox" or "radio" } box: if (box.IsChecked) yield return new(name, box.Value is { Length: > 0 } value ? value : "on"); break;
                case IHtmlInputElement input: yield return new(name, input.Value); break;
                case IHtmlSelectElement select: foreach (var option in select.Options.Where(o => o.IsSelected)) yield return new(name, option.Value); break;
                case IHtmlTextAreaElement area: yield return new(name, area.Value); break;
            }
        }
    }

    static MultipartFormDataContent Parts(IEnumerable<KeyValuePair<string, string>> fields, IReadOnlyList<SentFile> files)
    {
        var parts = new MultipartFormDataContent();
        foreach (var field in fields) parts.Add(new StringContent(field.Value), field.Key);
        foreach (var file in files)
        {
            var content = new ByteArrayContent(file.Content);
            content.Headers.ContentType = new(file.ContentType);
            parts.Add(content, file.Field, file.Name);
        }
        return parts;
    }

    public void Dispose() => client.Dispose();
}
