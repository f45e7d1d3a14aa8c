namespace Orm.Dialects;

/// <summary>The parts of a date or time.</summary>
public enum DatePart
{
    /// <summary>The year.</summary>
    Year,

    /// <summary>The month, from 1.</summary>
    Month,

    /// <summary>The day of the month, from 1.</summary>
    Day,

    /// <summary>The hour, from 0.</summary>
    Hour,

    /// <summary>The minute, from 0.</summary>
    Minute,

    /// <summary>The second, from 0, without its fraction.</summary>
    Second,
}
