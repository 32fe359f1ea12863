using System.Collections.Concurrent;
using System.Text.Json;
using Chuqing.Law.Shelf;
using Chuqing.Office;
using Chuqing.Office.LawBook;
using Chuqing.Office.People;
using Chuqing.Office.Screening;
using Chuqing.Web.Commands;
using Chuqing.Web.Host;

namespace Chuqing.Web.Api;

/// <summary><c>POST /api/v1/judge</c>: the facts of one line in, the verdict with its whole basis out, as <c>screen</c> prints a line. Reads no business row, writes nothing.</summary>
static class JudgeEndpoint
{
    const int Longest = 64 * 1024;

    static readonly JsonEncodedText Row = JsonEncodedText.Encode("row"), Enterprise = JsonEncodedText.Encode("enterprise"), Line = JsonEncodedText.Encode("line");

    public static void Map(WebApplication app)
    {
        app.MapPost("/api/v1/judge", JudgeAsync).RequireAuthorization(Rights.ScreeningAsk).WithMetadata(new KnownBriefly()).DisableAntiforgery();
        app.MapGet("/api/v1/openapi.json", () => Results.Stream(typeof(JudgeEndpoint).Assembly.GetManifestResourceStream("openapi.json")!, "application/json")).RequireAuthorization(Rights.ScreeningAsk);
    }

    static async Task JudgeAsync(HttpContext http, CurrentActor current, CurrentLaws laws, Today today, PackWords words)
    {
        var (facts, request, faults) = await ReadAsync(http);
        var on = request?.On ?? today.Date;
        var law = faults.Count == 0 ? await laws.OfAsync(current.Required.City, on) : null;
        if (law is not null && law.Law.Pack.WholeFrom > on) faults.Add("on", $"{on:yyyy-MM-dd} 早于收录完整的最早一本目录（{law.Law.Pack.WholeFrom:yyyy-MM-dd} 起施行），那时的规定没有收录，不能研判");
        if (law is null || faults.Count > 0)
        {
            await ApiProblem.WriteAsync(http, faults);
            return;
        }
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        using var writer = new Utf8JsonWriter(http.Response.BodyWriter, FindingJson.Options);
        writer.WriteStartObject();
        writer.WriteNull(Row);
        writer.WriteString(Enterprise, request!.Enterprise);
        writer.WriteString(Line, request.Line);
        words.Of(law.Law.Pack).Write(writer, law.Compiled.Judge(facts!));
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
    }

    static async Task<(Law.Screening.LineFacts? Facts, JudgeRequest? Request, FieldFaults Faults)> ReadAsync(HttpContext http)
    {
        var faults = new FieldFaults();
        if (!http.Request.HasJsonContentType() || http.Request.ContentLength is > Longest)
        {
            faults.Add("", http.Request.ContentLength is > Longest ? $"正文超过 {Longest / 1024} KB 的上限；一次只问一条线" : "正文应是 JSON（Content-Type: application/json）");
            return (null, null, faults);
        }
        try
        {
            var request = await JsonSerializer.DeserializeAsync(http.Request.Body, JudgeJson.Default.JudgeRequest, http.RequestAborted);
            if (request is null) faults.Add("", "正文应是一个对象 { }");
            return (request?.Facts(faults), request, faults);
        }
        catch (JsonException e)
        {
            faults.Add((e.Path ?? "").TrimStart('$').TrimStart('.'), "这里读不成：没有这个字段，或者值不是所要的样子。许写什么见 /api/v1/openapi.json");
            return (null, null, faults);
        }
    }
}

/// <summary>The writers of findings, one for each pack in use.</summary>
sealed class PackWords
{
    readonly ConcurrentDictionary<LawPack, FindingJson> byPack = new(ReferenceEqualityComparer.Instance);

    public FindingJson Of(LawPack pack) => byPack.GetOrAdd(pack, p => new(p));
}
