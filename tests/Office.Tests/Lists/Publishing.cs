using Chuqing.Office.Lists;
using Chuqing.Office.People;

namespace Chuqing.Office.Tests.Lists;

/// <summary>Prepares and releases through the services, as two people would.</summary>
static class Publishing
{
    public static Task<ListDraft> PrepareAsync(this TestOffice office, ListKind kind, SignedIn? by = null, int? year = null) =>
        office.AsAsync(by ?? office.Handler, (ListService s) => s.PrepareAsync(by ?? office.Handler, kind, year ?? office.Get<Today>().Date.Year, TestOffice.Cancel));

    public static Task<ListRelease> ReleaseAsync(this TestOffice office, ListDraft draft, SignedIn? by = null) =>
        office.AsAsync(by ?? office.Releaser, (ListService s) => s.ReleaseAsync(by ?? office.Releaser, draft.Id, TestOffice.Cancel));

    public static async Task<ReleasedList> PublishAsync(this TestOffice office, ListKind kind) => ReleasedList.Read((await office.ReleaseAsync(await office.PrepareAsync(kind))).Content);

    public static async Task<ReleasedList> RecallAsync(this TestOffice office, ListKind kind, string reason) =>
        ReleasedList.Read((await office.ReleaseAsync(await office.AsAsync(office.Handler, (ListService s) => s.PrepareRecallAsync(office.Handler, kind, 2026, reason, TestOffice.Cancel)))).Content);

    public static Task<ListCorrection> CorrectAsync(this TestOffice office, ListKind kind, Guid row, CorrectionAct act, params (string Field, string? Value)[] fields) =>
        office.AsAsync(office.OtherHandler, (CorrectionService s) => s.RecordAsync(office.OtherHandler, kind, 2026, row, new(act, "企业提出异议，经核实", "韶工信核〔2026〕12号", fields.ToDictionary(f => f.Field, f => f.Value)), TestOffice.Cancel));
}
