using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Commands;

/// <summary><c>people add</c>: gives a person an account and an appointment. How the first people of an installation come in.</summary>
static class PeopleCommand
{
    const string PasswordVariable = "CHUQING__PASSWORD";
    const int ShortestPassword = 10;

    public static readonly Command Add = new("people add", "登录名 --city 440200 --name 姓名 --organ 单位 --title 职务 --duty 经办[,审核…] [--division 区划代码] [--data 文件夹]",
        $"建一个账号并任职；密码从环境变量 {PasswordVariable} 读，不写在命令行上。", AddAsync);

    static async Task<int> AddAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("city", "name", "organ", "title", "duty", "division");
        var signIn = arguments.Word(0, "登录名");
        arguments.AllowWords(1);
        var (city, duties, password) = (Given(arguments, "city", "市的代码，例如 440200"), Duties(Given(arguments, "duty", "职责")), Password());
        await using var host = await CommandHost.OpenAsync(arguments, cancel);
        await using var db = host.Get<AppDbFactory>().Open(DataScope.Of(city, $"/{city}/"));
        var divisions = await DivisionTree.LoadAsync(db, cancel);
        if (divisions.All.Count == 0) throw new BadInputException($"库里没有 {city} 这个市。先运行 ./chuqing db migrate --city {city}；什么都没有建。");
        var code = arguments.Option("division") ?? city;
        var division = divisions.ByCode(code) ?? throw new BadInputException($"{city} 没有代码为“{code}”的区划。什么都没有建。");
        if (await db.Set<Account>().AnyAsync(a => a.SignInName == signIn, cancel)) throw new BadInputException($"已经有登录名“{signIn}”。请换一个；什么都没有建。");

        var people = new PeopleService(db, host.Get<TimeProvider>(), host.Get<Today>());
        var (actor, organName) = (Actor.Program(city), Given(arguments, "organ", "单位"));
        var organ = await db.Set<Organ>().FirstOrDefaultAsync(o => o.Name == organName, cancel) ?? await people.AddOrganAsync(actor, organName, division.Path, null, cancel);
        try
        {
            await people.AddPersonAsync(actor, new(signIn, password, Given(arguments, "name", "姓名"), organ.Id, division.Path, Given(arguments, "title", "职务"), duties, host.Get<Today>().Date), cancel);
        }
        catch (DbUpdateException taken) when (Conflicts.IsUniqueViolation(taken))
        {
            throw new BadInputException($"已经有登录名“{signIn}”。请换一个；没有建账号。");
        }
        await output.Result.WriteLineAsync($"已建账号 {signIn}：{organName}，{divisions.NameOf(division.Path)}，{string.Join('、', duties.Select(d => d.Label()))}。");
        return 0;
    }

    static string Given(Arguments arguments, string name, string what) =>
        arguments.Option(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : throw new BadInputException($"还缺 --{name}（{what}）。");

    static IReadOnlyList<Duty> Duties(string text)
    {
        var all = Enum.GetValues<Duty>();
        return [.. text.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word =>
            Array.FindIndex(all, d => d.Label() == word) is var at and >= 0 ? all[at]
            : throw new BadInputException($"没有“{word}”这项职责。可用：{string.Join('、', all.Select(d => d.Label()))}。什么都没有建。")).Distinct()];
    }

    static string Password() =>
        Environment.GetEnvironmentVariable(PasswordVariable) is { Length: >= ShortestPassword } password ? password
        : throw new BadInputException($"请用环境变量 {PasswordVariable} 给出密码，至少 {ShortestPassword} 个字符；什么都没有建。");
}
