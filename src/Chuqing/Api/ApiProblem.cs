using System.Text.Json;
using Chuqing.Web.Commands;

namespace Chuqing.Web.Api;

/// <summary>What is wrong with the fields of a request, by field: what stands there and what is allowed.</summary>
sealed class FieldFaults
{
    readonly Dictionary<string, List<string>> byField = [];

    public int Count => byField.Count;

    public IReadOnlyDictionary<string, List<string>> ByField => byField;

    /// <param name="field">As in the request: <c>metrics[0].value</c>; empty for the whole.</param>
    public void Add(string field, string fault)
    {
        if (!byField.TryGetValue(field, out var faults)) byField[field] = faults = [];
        faults.Add(fault);
    }
}

/// <summary>A refusal as programs read it: problem+json (RFC 9457), in Chinese.</summary>
static class ApiProblem
{
    public static Task WriteAsync(HttpContext http, FieldFaults faults)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        var problem = new
        {
            Type = "about:blank", Title = "这条线的事实读不成", Status = StatusCodes.Status400BadRequest,
            Detail = $"{string.Join("；", faults.ByField.Select(f => $"{(f.Key.Length == 0 ? "" : $"“{f.Key}”")}{string.Join("，", f.Value)}"))}。什么都没有改。", Errors = faults.ByField,
        };
        return http.Response.WriteAsJsonAsync(problem, JsonOut.Options, "application/problem+json", http.RequestAborted);
    }
}
