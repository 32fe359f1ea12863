using Chuqing.Office;
using Chuqing.Office.Screening;

namespace Chuqing.Web.Commands;

/// <summary><c>replay</c>: lets a decision explain itself again, from what was stored with it.</summary>
static class ReplayCommand
{
    public static readonly Command Command = new("replay", "ID [--json]", "重算一件认定或办件：核对摘要，用存下的事实和法规包再判一次，一字不差或说出哪里不同。", RunAsync);

    static async Task<int> RunAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("json");
        var word = arguments.Word(0, "认定或办件的 ID");
        if (!Guid.TryParse(word, out var id)) throw new BadInputException($"“{word}”不是认定或办件的 ID。ID 在办件页的地址里，形如 019ac0de-0000-7000-8000-000000000000。");
        await using var office = await CommandHost.OpenAsync(arguments, cancel);
        await using var db = office.Everything();
        try
        {
            var replay = await new ReplayService(db).RunAsync(id, cancel);
            await output.Result.WriteLineAsync(arguments.Has("json") ? JsonOut.Line(new { replay.Id, equal = replay.IsEqual, replay.Kind, replay.Rule, replay.On, replay.Pack, replay.Digest, replay.Differences }) : Text(replay));
            return replay.IsEqual ? 0 : 1;
        }
        catch (NotFoundException missing)
        {
            throw new BadInputException(missing.Message);
        }
    }

    static string Text(Replay replay) => replay.IsEqual
        ? $"{replay.Kind} {replay.Id}：重算一字不差。规则 {replay.Rule}，判定日 {replay.On:yyyy-MM-dd}，法规包 {replay.Pack}，快照 SM3 {replay.Digest}。"
        : $"{replay.Kind} {replay.Id}：对不上。\n  {string.Join("\n  ", replay.Differences)}";
}
