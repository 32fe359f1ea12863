using Chuqing.Office.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Chuqing.Web.Tests.People;

/// <summary>Judges every endpoint of the host: it names one right of the matrix, or it is public and stands in the list here.</summary>
static class RightsAudit
{
    /// <summary>Open without signing in. A line here is a decision: anybody on the network reads it.</summary>
    public static readonly HashSet<string> Public =
    [
        "/healthz", "/readyz", "/signin", "/signout", "/error", "/error/{Code:int}",
        "/", "/index.json", "/lists", "/lists/{kind}", "/lists/{kind}/{year:int:range(2000,2999)}", "/lists/{kind}/{year:int:range(2000,2999)}/{name}", // 公开门户，只读公开目录
        "/office/components", // 只在演示时有
    ];

    // 框架自己加的，本系统不用；没有权名，宿主一律答 403
    static readonly HashSet<string> Framework = ["/_framework/opaque-redirect", "_framework/opaque-redirect"];

    /// <summary>The endpoints that are ours: pages and mapped ones, without the static files.</summary>
    public static IReadOnlyList<RouteEndpoint> Ours(IEnumerable<Endpoint> all) =>
        [.. all.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !Framework.Contains(e.RoutePattern.RawText!))];

    public static bool IsPublic(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>The right that an endpoint names; null when it is public.</summary>
    public static string? RightOf(RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).Distinct().SingleOrDefault();

    public static IReadOnlyList<string> Faults(IEnumerable<Endpoint> all, IReadOnlyCollection<string> samples)
    {
        List<string> faults = [];
        foreach (var endpoint in Ours(all))
        {
            var (pattern, policies) = (endpoint.RoutePattern.RawText!, endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).Distinct().ToList());
            if (IsPublic(endpoint))
            {
                if (policies.Count > 0) faults.Add($"{pattern}：既写了公开又写了权，公开会盖过权。");
                if (!Public.Contains(pattern)) faults.Add($"{pattern}：公开，却不在 RightsAudit.Public 里。");
            }
            else if (policies.Count != 1 || policies[0] is not { } right) faults.Add($"{pattern}：要写且只写一个 [Authorize(Policy = Rights.…)]。");
            else if (!Rights.Matrix.ContainsKey(right)) faults.Add($"{pattern}：权“{right}”不在 Rights.Matrix 里。");
            else if (endpoint.RoutePattern.Parameters.Count > 0 && !samples.Contains(pattern)) faults.Add($"{pattern}：带参数，却没有在 SampleRows.Addresses 里说用哪一行来试。");
        }
        return faults;
    }
}
