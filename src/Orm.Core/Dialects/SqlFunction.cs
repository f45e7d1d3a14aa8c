namespace Orm.Dialects;

/// <summary>The functions that every database has under some name; a dialect writes each its way.</summary>
public enum SqlFunction
{
    /// <summary>Characters of a text.</summary>
    Length,

    /// <summary>Upper case.</summary>
    Upper,

    /// <summary>Lower case.</summary>
    Lower,

    /// <summary>Without blanks at both ends.</summary>
    Trim,

    /// <summary>Without blanks at the start.</summary>
    TrimStart,

    /// <summary>Without blanks at the end.</summary>
    TrimEnd,

    /// <summary>A part of a text: text, start (from 1), and maybe length.</summary>
    Substring,

    /// <summary>Every occurrence of one text replaced by another.</summary>
    Replace,

    /// <summary>The place of one text in another (text, searched), from 1; 0 when it is not there.</summary>
    Position,

    /// <summary>Magnitude.</summary>
    Abs,

    /// <summary>Rounded half away from zero, maybe to a number of digits.</summary>
    Round,

    /// <summary>The greatest integer not above.</summary>
    Floor,

    /// <summary>The least integer not below.</summary>
    Ceiling,

    /// <summary>A power.</summary>
    Power,

    /// <summary>Square root.</summary>
    Sqrt,

    /// <summary>The moment at which the statement (or transaction) runs.</summary>
    Now,
}
