namespace Chuqing.Web.Face;

/// <summary>What the officers' layout shows around a page.</summary>
/// <param name="Organ">The officer's organ, such as 市工信局; empty when nobody is signed in.</param>
/// <param name="On">The day of judgement: findings on the page follow the law in force on it.</param>
/// <param name="LawVersion">As in the foot: 法规包 10b0cd711379, the first of its digest; null when unknown.</param>
/// <param name="May">Whether the officer has a right named in <see cref="Menu"/>.</param>
public sealed record Frame(string Organ, string Person, DateOnly Today, DateOnly On, bool Demo, string? LawVersion, Func<string, bool> May)
{
    public bool SignedIn => Person.Length > 0;
}

/// <summary>Where a request's <see cref="Frame"/> comes from. The host registers one that knows nobody; the bureau's part replaces it.</summary>
public sealed record FrameSource(Func<HttpContext, Task<Frame>> OfAsync);

/// <summary>What the public layout shows around a page; a cascading value, because released pages are rendered without a request.</summary>
/// <param name="Here">The path of the current page, for the menu.</param>
/// <param name="Contact">Lines of the foot: hosts, record numbers, telephone.</param>
public sealed record PortalFrame(string Host, bool Demo, string Here, IReadOnlyList<string> Contact);
