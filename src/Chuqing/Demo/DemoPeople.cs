using Chuqing.Law.Procedures;
using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using static Chuqing.Law.Procedures.Duty;

namespace Chuqing.Web.Demo;

/// <summary>One invented person of the demo.</summary>
/// <param name="County">Code of the county; null for the city.</param>
public sealed record DemoPerson(string SignInName, string Name, string Organ, string Title, string? County, params Duty[] Duties);

/// <summary>演示 people: one per role, each a different person, so that four eyes can be tried.</summary>
public static class DemoPeople
{
    public const string Password = "demo-440200";

    const string Industry = "韶关市工业和信息化局", Reform = "韶关市发展和改革局";

    public static readonly IReadOnlyList<DemoPerson> All =
    [
        new("coordinator", "演示统筹", Industry, "统筹", null, Coordinate),
        new("officer", "演示经办", Industry, "经办", null, Handle),
        new("energy", "演示能耗经办", Reform, "节能监察经办", null, Handle),
        new("reviewer", "演示科长", Industry, "科室负责人", null, Review),
        new("leader", "演示局领导", Industry, "分管领导", null, Approve),
        new("law1", "演示核对甲", Industry, "法规核对", null, ConfirmLaw),
        new("law2", "演示核对乙", Reform, "法规核对", null, ConfirmLaw),
        new("verifier1", "演示验收甲", Industry, "验收组", null, Verify),
        new("verifier2", "演示验收乙", Reform, "验收组", null, Verify),
        new("releaser", "演示发布", Industry, "信息公开", null, Release),
        new("reader", "演示查阅", Industry, "查阅", null, Read),
        new("qujiang", "演示曲江经办", "曲江区工业和信息化局", "县级经办", "440205", Handle),
        new("lechang", "演示乐昌经办", "乐昌市工业和信息化局", "县级经办", "440281", Handle),
        new("system", "演示系统管理", Industry, "系统管理员", null, SystemAdmin),
        new("security", "演示安全管理", Industry, "安全管理员", null, SecurityAdmin),
        new("audit", "演示审计管理", Industry, "审计管理员", null, AuditAdmin),
    ];

    /// <summary>Writes organs, people, accounts and appointments.</summary>
    /// <returns>By sign-in name: how each is signed in.</returns>
    public static async Task<IReadOnlyDictionary<string, SignedIn>> AddAsync(AppDb db, string city, TimeProvider time, Today today, CancellationToken cancel)
    {
        var people = new PeopleService(db, time, today);
        var actor = Actor.Program(city);
        Dictionary<string, Guid> organs = [];
        Dictionary<string, SignedIn> signedIn = [];
        foreach (var person in All)
        {
            var path = person.County is null ? $"/{city}/" : $"/{city}/{person.County}/";
            if (!organs.TryGetValue(person.Organ, out var organ))
                organs[person.Organ] = organ = (await people.AddOrganAsync(actor, person.Organ, path, null, cancel)).Id;
            var appointment = await people.AddPersonAsync(actor, new(person.SignInName, Password, person.Name, organ, path, person.Title, person.Duties, today.Date.AddYears(-1)), cancel);
            signedIn[person.SignInName] = (await new PeopleQueries(db, today).UnderAsync(appointment, cancel))!;
        }
        return signedIn;
    }
}
