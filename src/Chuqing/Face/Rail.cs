namespace Chuqing.Web.Face;

/// <summary>Places on a clock's rail in per cent of its length, as SVG attributes need them.</summary>
public sealed class Rail(DateOnly from, DateOnly due, DateOnly today)
{
    // 两个标注近于此就会叠字；少写一个，竖线仍在
    const decimal Room = 14;

    public decimal Today => Place(today);

    public decimal Place(DateOnly day)
    {
        var length = due.DayNumber - from.DayNumber;
        return length <= 0 ? 100 : Math.Clamp(Math.Round((day.DayNumber - from.DayNumber) * 100m / length, 1), 0, 100);
    }

    public bool HasRoom(DateOnly day) => Math.Abs(Place(day) - Today) >= Room;

    public static string Anchor(decimal place) => place < Room ? "start" : place > 100 - Room ? "end" : "middle";
}
