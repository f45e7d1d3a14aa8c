namespace Orm;

/// <summary>How a CLR name becomes a name in the database.</summary>
public enum NamingStyle
{
    /// <summary>OrderLine becomes order_line. The default.</summary>
    SnakeCase,

    /// <summary>OrderLine stays OrderLine.</summary>
    Unchanged,

    /// <summary>OrderLine becomes orderLine.</summary>
    CamelCase,

    /// <summary>OrderLine becomes ORDER_LINE.</summary>
    UpperSnakeCase,
}
