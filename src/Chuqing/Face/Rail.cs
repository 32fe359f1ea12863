namespace Chuqing.Web.Face;

/// <summary>Places on a clock's rail in per cent of its length, as SVG attributes need them.</summary>
public sealed class Rail(DateOnly from, DateOnly due, DateOnly today)
{
    // 两个标注近于此就会叠字；少写一个，竖线仍在
    const decimal Room = 11;

    public decimal Today => Place(today);

    public decimal Place(DateOnly day)
    {
        var length = due.DayNumber - from.DayNumber;
        return length <= 0 ? 100 : Math.Clamp(Math.Round((day.DayNumber - from.DayNumber) * 100m / length, 1), 0, 100);
    }

    public bool HasRoom(DateOnly day) => Math.Abs(Place(day) - Today) >= Room;

    /// <summary>Which end of a label stands at its place, so that it stays on the rail.</summary>
    public static string Anchor(decimal place, decimal edge = Room) => place < edge ? "start" : place > 100 - edge ? "end" : "middle";
}
