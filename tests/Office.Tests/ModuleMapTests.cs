using System.Text.RegularExpressions;

namespace Chuqing.Office.Tests;

/// <summary>Who may know whom. An arrow that is not here is a decision: put it in, or ask the other feature for what is needed.</summary>
public partial class ModuleMapTests
{
    /// <summary>Open to all, and themselves open to one another.</summary>
    static readonly HashSet<string> GroundFloor = ["Data", "Divisions", "People", "LawBook", "Ledger", "Files", "Papers", "Procedures", "Jobs", "Settings"];

    static readonly HashSet<string> Above =
    [
        "Registry", "Screening", "Inspections", "Permits", "Cases", "Prices", "Exits", "FurnaceWatch", "TipOffs", "Lists", "Credit", "Plans", "Returns", "Supervision", "Support", "Search", "Contradictions",
    ];

    /// <summary>The permitted arrows: from → to.</summary>
    static readonly HashSet<(string From, string To)> Permitted =
    [
        ("Procedures", "Registry"), // 办件的外键指着企业和生产线
        ("Registry", "Screening"),  // 台账列出每条线的初判
        ("Screening", "Registry"),  // 初判读台账上的事实
        ("Screening", "Cases"),     // 重放读案卷里存下的认定
        ("Cases", "Registry"), ("Cases", "Screening"),
        ("Exits", "Registry"), ("Exits", "Screening"), ("Exits", "Cases"),
        ("Contradictions", "Registry"), ("Contradictions", "Exits"), // 各部门的说法与退出件对着看
        ("Lists", "Registry"), ("Lists", "Cases"), ("Lists", "Exits"),
        ("Plans", "Registry"),
        ("Search", "Registry"), ("Search", "Lists"), // 查找不写，只问各处的查询
        ("Returns", "Registry"), ("Returns", "Screening"), ("Returns", "Cases"), ("Returns", "Exits"), ("Returns", "Lists"), ("Returns", "Plans"),
    ];

    [GeneratedRegex(@"(?:Chuqing\.Office\.|(?<![\w.""]))(?<to>[A-Z]\w+)\.[A-Z]\w+|^using Chuqing\.Office\.(?<to>\w+)", RegexOptions.Multiline)]
    private static partial Regex Mention();

    [GeneratedRegex(@"//.*$|""[^""\n]*""", RegexOptions.Multiline)]
    private static partial Regex CommentOrText();

    [Fact]
    public void No_feature_knows_another_that_is_not_on_the_map()
    {
        var arrows = SourceTree.Files("src/Office").Where(f => f.Path.Split('/').Length > 3)
            .SelectMany(f => Mentioned(f.Text).Select(to => (From: f.Path.Split('/')[2], To: to, f.Path)))
            .Where(a => a.From != a.To && Above.Contains(a.To)).ToList();
        arrows.Select(a => a.From).ShouldContain("Screening", "没有读到源文件");
        arrows.Where(a => !Permitted.Contains((a.From, a.To))).Select(a => $"{a.From} → {a.To}（{a.Path}）").Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_feature_folder_is_on_the_map()
    {
        var folders = SourceTree.Files("src/Office").Where(f => f.Path.Split('/').Length > 3).Select(f => f.Path.Split('/')[2]).ToHashSet();
        folders.Except(GroundFloor).Except(Above).ShouldBeEmpty();
    }

    [Fact]
    public void The_scan_sees_a_using_and_a_qualified_name_and_no_comment()
    {
        Mentioned("using Chuqing.Office.Cases;\nclass A { }").ShouldBe(["Cases"]);
        Mentioned("class A { Chuqing.Office.Lists.Release r; Exits.Exit e; }").ShouldBe(["Lists", "Exits"], ignoreOrder: true);
        Mentioned("// Cases.CaseFile\nclass A { string s = \"Cases.Open\"; }").ShouldBeEmpty();
    }

    [Fact]
    public void The_law_is_pure()
    {
        var (types, members, assemblies) = SourceTree.UsedBy(typeof(Law.Units).Assembly);
        assemblies.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();
        types.ShouldContain("System.IO.Stream");
        types.Where(name => ImpureTypes.Contains(name) || ImpureNamespaces.Any(n => name.StartsWith(n, StringComparison.Ordinal))).ShouldBeEmpty();
        // 编译器给迭代器用的线程号不算
        members.Where(name => name.StartsWith("System.Environment.", StringComparison.Ordinal)).Except(["System.Environment.get_CurrentManagedThreadId"]).ShouldBeEmpty();
        File.ReadAllText(Path.Combine(SourceTree.Root, "src/Law/Law.csproj")).ShouldNotContain("Reference");
    }

    // 流可以读，文件、网络、时钟、随机数、进程不行
    static readonly string[] ImpureNamespaces = ["System.Net.", "System.Data.", "System.Diagnostics.Process", "Microsoft."];
    static readonly HashSet<string> ImpureTypes =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.FileStream", "System.IO.DriveInfo",
        "System.Console", "System.TimeProvider", "System.Random", "System.Diagnostics.Stopwatch", "System.Threading.Timer",
    ];

    [Fact]
    public void The_office_knows_no_web_server_and_the_law_no_office()
    {
        var (_, _, office) = SourceTree.UsedBy(typeof(OfficeSetup).Assembly);
        office.ShouldContain("Chuqing.Law");
        office.Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name == "Chuqing").ShouldBeEmpty();
    }

    /// <summary>The only files that may look past the scope; none needs to yet.</summary>
    static readonly string[] PastTheScope = [];

    [Fact]
    public void Nobody_looks_past_the_scope_filters()
    {
        SourceTree.Files("src").Where(f => f.Text.Contains("IgnoreQuery" + "Filters", StringComparison.Ordinal) && !PastTheScope.Contains(f.Path)).Select(f => f.Path).ShouldBeEmpty();
    }

    static IReadOnlyList<string> Mentioned(string text) =>
        [.. Mention().Matches(CommentOrText().Replace(text, "")).Select(m => m.Groups["to"].Value).Where(Above.Contains).Distinct()];
}
