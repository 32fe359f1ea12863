using Chuqing.Law.Procedures;
using static Chuqing.Law.Procedures.Duty;

namespace Chuqing.Office.People;

/// <summary>The rights matrix: what each duty opens. A page or endpoint names one right; without an entry here the build's tests fail.</summary>
public static class Rights
{
    /// <summary>Open to anybody without signing in: the portal.</summary>
    public const string Public = "public";

    public const string Workbench = "workbench";
    public const string LedgerRead = "ledger.read";
    public const string LedgerImport = "ledger.import";
    public const string LedgerEdit = "ledger.edit";
    public const string ScreeningRun = "screening.run";

    /// <summary>Asks the law about facts that are handed in; nothing of the ledger is read.</summary>
    public const string ScreeningAsk = "screening.ask";
    public const string DeterminationRead = "determination.read";
    public const string DeterminationPropose = "determination.propose";
    public const string CitationEnter = "citation.enter";
    public const string CitationCheck = "citation.check";
    public const string CaseRead = "case.read";
    public const string CaseOpen = "case.open";
    public const string ExitRead = "exit.read";
    public const string ExitOpen = "exit.open";
    public const string ActTake = "act.take";
    public const string FileRead = "file.read";
    public const string ListRead = "list.read";
    public const string ListPrepare = "list.prepare";
    public const string ListRelease = "list.release";
    public const string LawRead = "law.read";
    public const string LawConfirm = "law.confirm";
    public const string LawCompare = "law.compare";
    public const string YearRead = "year.read";
    public const string YearReport = "year.report";
    public const string TraceRead = "trace.read";
    public const string PeopleRead = "people.read";

    static readonly Duty[] Officers = [Handle, Review, Approve, Coordinate, ConfirmLaw, Verify, Release, Read];

    /// <summary>Right → the duties of which one is enough.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Duty>> Matrix = new Dictionary<string, IReadOnlyList<Duty>>
    {
        [Workbench] = [.. Officers, Patrol, SystemAdmin, SecurityAdmin, AuditAdmin],
        [LedgerRead] = Officers,
        [LedgerImport] = [Handle, Coordinate],
        [LedgerEdit] = [Handle, Coordinate],
        [ScreeningAsk] = Officers,
        [ScreeningRun] = [Handle, Review, Coordinate],
        [DeterminationRead] = Officers,
        [DeterminationPropose] = [Handle],
        [CitationEnter] = [Handle],
        [CitationCheck] = [ConfirmLaw, Review],
        [CaseRead] = Officers,
        [CaseOpen] = [Handle],
        [ExitRead] = Officers,
        [ExitOpen] = [Handle, Coordinate],
        [ActTake] = [Handle, Review, Approve, Coordinate, Verify, Release],
        [FileRead] = Officers,
        [ListRead] = Officers,
        [ListPrepare] = [Handle, Coordinate],
        [ListRelease] = [Release],
        [LawRead] = [.. Officers, AuditAdmin],
        [LawConfirm] = [ConfirmLaw],
        [LawCompare] = [Handle, Review, Approve, Coordinate, ConfirmLaw],
        [YearRead] = Officers,
        [YearReport] = [Handle, Coordinate],
        [TraceRead] = [AuditAdmin, Coordinate],
        [PeopleRead] = [SystemAdmin, SecurityAdmin, AuditAdmin],
    };

    public static bool Allows(string right, IEnumerable<Duty> duties) =>
        right == Public || (Matrix.TryGetValue(right, out var enough) && duties.Any(enough.Contains));
}
